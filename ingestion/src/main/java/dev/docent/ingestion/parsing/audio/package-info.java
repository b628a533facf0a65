/** Audio containers: their duration and their metadata, without decoding the audio. */
@NullMarked
package dev.docent.ingestion.parsing.audio;

import org.jspecify.annotations.NullMarked;
