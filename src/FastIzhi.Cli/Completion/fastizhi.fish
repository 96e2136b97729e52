# Completion of fastizhi: fastizhi completion fish | source
function __fastizhi_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l found ($before[1] complete -- $before[2..] "$current" 2>/dev/null)

    # Where no word is known, the shell completes files.
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path "$current"
    end
end
complete -c fastizhi -f -a '(__fastizhi_complete)'
