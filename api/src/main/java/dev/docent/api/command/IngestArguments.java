package dev.docent.api.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind {@code ingest} on the command line.
 *
 * @param folder whose files are ingested
 * @param knowledgeBase name of where they go; made when absent
 */
record IngestArguments(Path folder, String knowledgeBase) {

    static final String USAGE = "usage: java -jar docent.jar ingest FOLDER [--knowledge-base NAME]";

    private static final String OPTION = "--knowledge-base";
    private static final int LONGEST_NAME = 200;

    /** {@return the arguments; empty when they are not as {@link #USAGE} says} */
    static Optional<IngestArguments> of(List<String> arguments) {
        String folder = null;
        String name = "default";
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var argument = rest.next();
            if (argument.equals(OPTION) && rest.hasNext()) {
                name = rest.next();
            } else if (argument.startsWith(OPTION + "=")) {
                name = argument.substring(OPTION.length() + 1);
            } else if (folder == null && !argument.startsWith("-")) {
                folder = argument;
            } else {
                return Optional.empty();
            }
        }
        var isName =
                !name.isBlank() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
        return folder == null || folder.isBlank() || !isName
                ? Optional.empty()
                : Optional.of(new IngestArguments(Path.of(folder), name.strip()));
    }
}
