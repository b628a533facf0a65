package dev.docent.ingestion.parsing.format;

import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param path where its bytes are
 * @param filename what the user called it; a hint, never trusted
 * @param mediaType recognised by content
 */
public record SourceFile(Path path, String filename, String mediaType) {}
