/**
 * Reads documents in processes of their own, so that a file can end, at the most, the process that reads it: each has
 * a heap of its own, no network, no environment, and a folder of its own, and is killed when its time is over.
 */
@NullMarked
package dev.docent.ingestion.parsing.worker;

import org.jspecify.annotations.NullMarked;
