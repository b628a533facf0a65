package dev.docent.ingestion.parsing.text;

import java.util.Set;

/** Media types of text whose lines stand for themselves: programs, settings, logs. */
final class SourceCode {

    private static final Set<String> APPLICATION_TYPES = Set.of(
            "application/javascript",
            "application/x-sh",
            "application/x-bat",
            "application/sql",
            "application/yaml",
            "application/toml",
            "application/x-tex");

    private static final Set<String> PROSE = Set.of("text/plain", "text/markdown", "text/rtf", "text/troff");

    private SourceCode() {}

    static boolean isText(String mediaType) {
        return APPLICATION_TYPES.contains(mediaType)
                || mediaType.equals("text/x-log")
                || mediaType.startsWith("text/x-") && !PROSE.contains(mediaType);
    }
}
