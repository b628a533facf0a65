package dev.docent.ingestion.parsing.worker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The processes that read files.
 *
 * @param count how many at the same time; 0 for as many as there are cores
 * @param heap the heap of each
 * @param time how long one file may take, apart from what its size adds
 * @param timePerMegabyte how much longer it may take for each megabyte that it has
 * @param files after how many files a process is replaced, so that nothing piles up in it
 * @param idle how long one stays when there is nothing to read
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
            throw new IllegalArgumentException("docent.parsing.workers takes a count of 0 (as many as cores) or more,"
                    + " at least 1 file for each, and a heap of at least 64MB");
        }
        count = count == 0 ? Runtime.getRuntime().availableProcessors() : count;
    }

    /** {@return how long a file of this many bytes may take} */
    Duration timeFor(long bytes) {
        return time.plus(timePerMegabyte.multipliedBy(bytes >> 20));
    }
}
