#compdef fastizhi
# Completion of fastizhi, after compinit: source <(fastizhi completion zsh)
_fastizhi() {
    local -a found
    found=(${(f)"$("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)"})

    # Where no word is known, the shell completes files.
    if (( ${#found} )); then
        compadd -a found
    else
        _files
    fi
}
compdef _fastizhi fastizhi
