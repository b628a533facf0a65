package dev.docent.storage.records.sqlite;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Records in a file on the local disk.
 *
 * @param connections how many are open at the most; one of them writes at a time
 * @param busyTimeout how long a write waits for the one before it
 */
@ConfigurationProperties("docent.records.sqlite")
record SqliteRecordsProperties(
        @DefaultValue("8") int connections,
        @DefaultValue("10s") Duration busyTimeout) {}
