package dev.docent.api.limit;

import java.util.stream.LongStream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What addresses, keys and accounts may use. Rates may be used at once and are refilled evenly; 0 switches a limit off.
 *
 * @param enabled whether there are any limits
 */
@ConfigurationProperties("docent.limits")
record LimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue OfAddress address,
        @DefaultValue OfKey key,
        @DefaultValue OfAccount account) {

    /**
     * Limits of an IPv4 address, or of the first 64 bits of an IPv6 address, for requests without a valid credential.
     *
     * @param requestsPerMinute number of requests without a credential, on each node
     * @param badCredentialsPerMinute number of credentials that are refused; further ones are not looked up
     */
    record OfAddress(
            @DefaultValue("600") long requestsPerMinute,
            @DefaultValue("60") long badCredentialsPerMinute) {
        OfAddress {
            check(requestsPerMinute, badCredentialsPerMinute);
        }
    }

    /**
     * Limits of an API key together with its chat tokens, of a session, or of an external token.
     *
     * @param requestsPerMinute number of requests
     * @param requestsPerHour number of requests
     * @param questionsPerMinute number of questions, searches included
     * @param tokensPerHour number of tokens of answers, as their usage reports them
     * @param uploadedBytesPerHour size of the bodies of uploads
     * @param streamsPerMinute number of streams of events that are begun
     * @param evaluationsPerHour number of evaluations
     */
    record OfKey(
            @DefaultValue("1200") long requestsPerMinute,
            @DefaultValue("0") long requestsPerHour,
            @DefaultValue("0") long questionsPerMinute,
            @DefaultValue("0") long tokensPerHour,
            @DefaultValue("0") DataSize uploadedBytesPerHour,
            @DefaultValue("0") long streamsPerMinute,
            @DefaultValue("0") long evaluationsPerHour) {
        OfKey {
            check(
                    requestsPerMinute,
                    requestsPerHour,
                    questionsPerMinute,
                    tokensPerHour,
                    uploadedBytesPerHour.toBytes(),
                    streamsPerMinute,
                    evaluationsPerHour);
        }
    }

    /**
     * Limits of an account, all of its credentials together.
     *
     * @param requestsPerMinute number of requests
     * @param requestsPerHour number of requests
     * @param questionsPerMinute number of questions, searches included
     * @param tokensPerHour number of tokens of answers, as their usage reports them
     * @param uploadedBytesPerHour size of the bodies of uploads
     * @param streamsPerMinute number of streams of events that are begun
     * @param evaluationsPerHour number of evaluations
     * @param documents number of documents that are kept
     * @param storedBytes size of their originals
     * @param knowledgeBases number of knowledge bases
     * @param assistants number of assistants
     */
    record OfAccount(
            @DefaultValue("3000") long requestsPerMinute,
            @DefaultValue("0") long requestsPerHour,
            @DefaultValue("600") long questionsPerMinute,
            @DefaultValue("10000000") long tokensPerHour,
            @DefaultValue("50GB") DataSize uploadedBytesPerHour,
            @DefaultValue("300") long streamsPerMinute,
            @DefaultValue("120") long evaluationsPerHour,
            @DefaultValue("500000") long documents,
            @DefaultValue("500GB") DataSize storedBytes,
            @DefaultValue("1000") long knowledgeBases,
            @DefaultValue("1000") long assistants) {
        OfAccount {
            check(
                    requestsPerMinute,
                    requestsPerHour,
                    questionsPerMinute,
                    tokensPerHour,
                    uploadedBytesPerHour.toBytes(),
                    streamsPerMinute,
                    evaluationsPerHour,
                    documents,
                    storedBytes.toBytes(),
                    knowledgeBases,
                    assistants);
        }
    }

    private static void check(long... limits) {
        if (LongStream.of(limits).anyMatch(limit -> limit < 0)) {
            throw new IllegalArgumentException("docent.limits must be 0 (no limit) or more");
        }
    }
}
