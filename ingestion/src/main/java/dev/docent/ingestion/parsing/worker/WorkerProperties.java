package dev.docent.ingestion.parsing.worker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The processes that parse files.
 *
 * @param count maximum number of processes; 0 for the number of cores
 * @param heap heap size of each process
 * @param time time limit per file, in addition to the time for its size
 * @param timePerMegabyte additional time per megabyte of the file
 * @param files number of files after which a process is replaced, to bound the effect of memory leaks
 * @param idle time after which an idle process ends
 */
@ConfigurationProperties("docent.parsing.workers")
record WorkerProperties(
        @DefaultValue("0") int count,
        @DefaultValue("512MB") DataSize heap,
        @DefaultValue("40s") Duration time,
        @DefaultValue("1s") Duration timePerMegabyte,
        @DefaultValue("1000") int files,
        @DefaultValue("1m") Duration idle) {

    WorkerProperties {
        if (count < 0 || files < 1 || heap.toMegabytes() < 64) {
            throw new IllegalArgumentException(
                    "docent.parsing.workers: count must not be negative, files at least 1 and heap at least 64MB");
        }
        count = count == 0 ? Runtime.getRuntime().availableProcessors() : count;
    }

    /** {@return the time limit for a file of this size} */
    Duration timeFor(long bytes) {
        return time.plus(timePerMegabyte.multipliedBy(bytes >> 20));
    }
}
