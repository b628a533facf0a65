package dev.docent.storage.records.sqlite;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Records in a SQLite file.
 *
 * @param connections maximum number of open connections; one of them writes at a time
 * @param busyTimeout time that a write waits for another one to finish
 */
@ConfigurationProperties("docent.records.sqlite")
record SqliteRecordsProperties(
        @DefaultValue("8") int connections,
        @DefaultValue("10s") Duration busyTimeout) {}
