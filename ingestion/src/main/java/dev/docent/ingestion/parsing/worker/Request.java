package dev.docent.ingestion.parsing.worker;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ParsingProperties;

/**
 * What a worker process is asked: to read a file.
 *
 * @param limits how much of it is read at the most
 */
record Request(DocumentFile file, ParsingProperties limits) {}
