package dev.docent.ingestion.transcription;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Audio as documents.
 *
 * @param maxSize maximum size of an audio file; a request to a chat model has room for 14 MB
 * @param maxDuration maximum duration of an audio file
 */
@ConfigurationProperties("docent.transcription")
record TranscriptionProperties(
        @DefaultValue("13MB") DataSize maxSize,
        @DefaultValue("1h") Duration maxDuration) {}
