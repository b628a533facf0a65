package dev.docent.retrieval.compute;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The threads that embed, search and answer, which accounts use in turns.
 *
 * @param threads number of threads; 0 for the number of cores
 * @param queuePerAccount number of waiting steps of an account above which its requests are refused (429); a question
 *     has one waiting step at a time
 * @param queue number of waiting steps of all accounts above which requests are refused (503)
 */
@ConfigurationProperties("docent.cpu")
record ComputeProperties(
        @DefaultValue("0") int threads,
        @DefaultValue("256") int queuePerAccount,
        @DefaultValue("1024") int queue) {

    ComputeProperties {
        if (threads < 0) {
            throw new IllegalArgumentException(
                    "docent.cpu.threads must be 0 (the number of cores) or more, not " + threads);
        }
        if (queuePerAccount < 1 || queue < 1) {
            throw new IllegalArgumentException("docent.cpu.queue-per-account and docent.cpu.queue must be at least 1");
        }
        threads = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
