package dev.docent.api.limit;

import static dev.docent.api.limit.Rate.perHour;
import static dev.docent.api.limit.Rate.perMinute;

import dev.docent.api.limit.LimitProperties.OfAccount;
import dev.docent.api.limit.LimitProperties.OfKey;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rates of a key or an account. */
record CallRates(Rate requests, Rate hourly, Rate questions, Rate tokens, Rate bytes, Rate streams, Rate evaluations) {

    static final String BYTES = "uploaded_bytes";
    private static final String TOKENS = "tokens";

    static CallRates of(OfKey key) {
        return new CallRates(
                perMinute("requests", key.requestsPerMinute()),
                perHour("hourly_requests", key.requestsPerHour()),
                perMinute("questions", key.questionsPerMinute()),
                perHour(TOKENS, key.tokensPerHour()),
                perHour(BYTES, key.uploadedBytesPerHour().toBytes()),
                perMinute("streams", key.streamsPerMinute()),
                perHour("evaluations", key.evaluationsPerHour()));
    }

    static CallRates of(OfAccount account) {
        return new CallRates(
                perMinute("requests", account.requestsPerMinute()),
                perHour("hourly_requests", account.requestsPerHour()),
                perMinute("questions", account.questionsPerMinute()),
                perHour(TOKENS, account.tokensPerHour()),
                perHour(BYTES, account.uploadedBytesPerHour().toBytes()),
                perMinute("streams", account.streamsPerMinute()),
                perHour("evaluations", account.evaluationsPerHour()));
    }

    /** {@return the rates that apply, the widest last} */
    Stream<Rate> of(Set<Counted> counted) {
        var all = Stream.<@Nullable Rate>of(
                counted.contains(Counted.EVALUATION) ? evaluations : null,
                counted.contains(Counted.STREAM) ? streams : null,
                counted.contains(Counted.QUESTION) ? questions : null,
                counted.contains(Counted.QUESTION) ? tokens : null,
                hourly,
                requests,
                counted.contains(Counted.UPLOAD) ? bytes : null);
        return all.flatMap(Stream::ofNullable).filter(Rate::isOn);
    }

    static boolean isOfCalls(Rate rate) {
        return !rate.name().equals(BYTES) && !rate.name().equals(TOKENS);
    }
}
