# Completion of fastizhi: source <(fastizhi completion bash)
_fastizhi() {
    local IFS=$'\n'
    COMPREPLY=($("$1" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}

# Where no word is known, the shell completes files.
complete -o bashdefault -o default -F _fastizhi fastizhi
