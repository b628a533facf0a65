package dev.docent.api.command;

import java.util.List;

/** What Docent does instead of serving. */
interface Command {

    /** {@return the first word of its command line} */
    String name();

    /**
     * {@return the exit code of the process: 0 when all went well, else 1}
     *
     * @param arguments what stands behind the name
     */
    int run(List<String> arguments);
}
