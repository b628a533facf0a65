/**
 * Parses documents in separate processes with their own heap, in a sandbox and with a time limit, so that a file can harm at
 * most the process that reads it.
 */
@NullMarked
package dev.docent.ingestion.parsing.worker;

import org.jspecify.annotations.NullMarked;
