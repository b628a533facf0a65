package dev.docent.api.limit;

import static dev.docent.api.limit.Rate.perHour;
import static dev.docent.api.limit.Rate.perMinute;

import dev.docent.api.limit.LimitBucket.Taken;
import dev.docent.api.limit.LimitDecision.Exceeded;
import dev.docent.api.limit.LimitDecision.Standing;
import dev.docent.api.limit.LimitProperties.OfAccount;
import dev.docent.api.limit.LimitProperties.OfKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * Holds addresses, keys and accounts to their limits, those of all nodes together. If the records do not respond, nothing is
 * limited: what the request needs from them fails by itself. Safe for concurrent use.
 */
@Service
@EnableConfigurationProperties(LimitProperties.class)
public class Limits {

    private static final Rate MAILS = perHour("mails", 5);
    private static final String REQUESTS = "requests";
    private static final Logger log = LoggerFactory.getLogger(Limits.class);

    private final LimitBuckets buckets;
    private final StoredLimits stored;
    private final boolean enabled;
    private final Rate anonymous;
    private final Rate guesses;
    private final Rates ofKey;
    private final Rates ofAccount;

    Limits(LimitProperties limits, LimitBuckets buckets, StoredLimits stored) {
        this.buckets = buckets;
        this.stored = stored;
        this.enabled = limits.enabled();
        this.anonymous = perMinute(REQUESTS, limits.address().requestsPerMinute());
        this.guesses = perMinute("bad_credentials", limits.address().badCredentialsPerMinute());
        this.ofKey = Rates.of(limits.key());
        this.ofAccount = Rates.of(limits.account());
    }

    /** Counts a request without a credential. */
    public LimitDecision countAnonymous(String address) {
        return isOn(anonymous)
                ? decide(
                        "address",
                        List.of(buckets.ofNode("address " + address, anonymous).take(1)))
                : LimitDecision.UNLIMITED;
    }

    /** Counts a credential that was refused. */
    public LimitDecision countBadCredential(String address) {
        return isOn(guesses)
                ? unlessUnavailable(
                        () -> decide("address", List.of(ofAddress(address).take(1))))
                : LimitDecision.UNLIMITED;
    }

    /** {@return whether credentials of the address may be looked up, as far as this node knows} */
    public LimitDecision mayPresentCredential(String address) {
        var wait = isOn(guesses) ? ofAddress(address).barredNanos() : 0;
        return wait == 0 ? LimitDecision.UNLIMITED : decide("address", List.of(new Taken(guesses, false, 0, wait)));
    }

    /** Counts a mail to an e-mail address, also where other limits are switched off. */
    public LimitDecision countMail(String email) {
        var recipient = "recipient " + DigestUtils.sha256Hex(email);
        return unlessUnavailable(() ->
                decide("recipient", List.of(buckets.shared(recipient, MAILS).take(1))));
    }

    private LimitBucket ofAddress(String address) {
        return buckets.shared("address " + address, guesses);
    }

    /**
     * Counts a call of an account with a credential.
     *
     * @param bytes of its body; negative if that is unknown
     */
    public LimitDecision count(String account, String credential, Set<Counted> counted, long bytes) {
        return enabled
                ? unlessUnavailable(() -> counted(account, credential, counted, bytes))
                : LimitDecision.UNLIMITED;
    }

    private LimitDecision counted(String account, String credential, Set<Counted> counted, long bytes) {
        var ofThisKey = take("key " + credential, ofKey, counted, bytes);
        var first = decide("key", ofThisKey);
        if (first.refused() != null) {
            return first;
        }
        var all = new ArrayList<>(take("account " + account, ofAccount, counted, bytes));
        all.addAll(ofThisKey);
        var rates = decide("account", all);
        var full = rates.refused() == null ? stored.check(account, counted, bytes) : null;
        return full == null ? rates : new LimitDecision(full, rates.tightest());
    }

    private List<Taken> take(String owner, Rates rates, Set<Counted> counted, long bytes) {
        var taken = new ArrayList<Taken>();
        rates.of(counted).forEach(rate -> {
            var amount = rate.name().equals(Rates.BYTES) ? Math.max(1, bytes) : 1;
            if (taken.stream().allMatch(Taken::granted)) {
                taken.add(buckets.shared(owner, rate).take(amount));
            }
        });
        return taken;
    }

    /**
     * {@return the limit of what an account stores that the upload of another account would exceed; null if none}
     *
     * @param bytes of the body; negative if that is unknown
     */
    public @Nullable Exceeded checkStored(String owner, long bytes) {
        return enabled
                ? unlessUnavailable(() -> new LimitDecision(stored.check(owner, Set.of(Counted.UPLOAD), bytes), null))
                        .refused()
                : null;
    }

    /** Adds the tokens of the answer to a call that was counted as a question, of which one token was taken then. */
    public void chargeTokens(String account, String credential, long tokens) {
        charge(account, credential, Rates::tokens, tokens - 1);
    }

    /** Adds the bytes of a body whose length was unknown when the call was counted. */
    public void chargeBytes(String account, String credential, long bytes) {
        charge(account, credential, Rates::bytes, bytes - 1);
    }

    private void charge(String account, String credential, Function<Rates, Rate> kind, long amount) {
        if (amount > 0) {
            unlessUnavailable(() -> {
                charge("key " + credential, kind.apply(ofKey), amount);
                charge("account " + account, kind.apply(ofAccount), amount);
                return LimitDecision.UNLIMITED;
            });
        }
    }

    private void charge(String owner, Rate rate, long amount) {
        if (isOn(rate)) {
            buckets.shared(owner, rate).charge(amount);
        }
    }

    private boolean isOn(Rate rate) {
        return enabled && rate.isOn();
    }

    private static LimitDecision unlessUnavailable(Supplier<LimitDecision> check) {
        try {
            return check.get();
        } catch (DataAccessException unavailable) {
            log.warn("event=limits_unavailable error={}", unavailable.getClass().getSimpleName());
            return LimitDecision.UNLIMITED;
        }
    }

    private static LimitDecision decide(String owner, List<Taken> taken) {
        var refused = taken.stream().filter(each -> !each.granted()).findFirst();
        var tightest = taken.stream()
                .filter(each -> each.granted() && Rates.isOfCalls(each.rate()))
                .min(Comparator.comparing(Taken::remaining));
        return new LimitDecision(
                refused.map(each -> exceeded(owner, each)).orElse(null),
                refused.or(() -> tightest).map(Standing::of).orElse(null));
    }

    private static Exceeded exceeded(String owner, Taken taken) {
        var rate = taken.rate();
        return new Exceeded(
                owner + "." + rate.name(),
                "The limit of the %s is reached: %s %s"
                        .formatted(owner, rate.name().replace('_', ' '), rate.text()),
                LimitDecision.seconds(Duration.ofNanos(taken.waitNanos())));
    }

    /** The rates of a key or an account. */
    private record Rates(Rate requests, Rate questions, Rate tokens, Rate bytes, Rate streams, Rate evaluations) {

        private static final String BYTES = "uploaded_bytes";
        private static final String TOKENS = "tokens";

        static Rates of(OfKey key) {
            return new Rates(
                    perMinute(REQUESTS, key.requestsPerMinute()),
                    perMinute("questions", key.questionsPerMinute()),
                    perHour(TOKENS, key.tokensPerHour()),
                    perHour(BYTES, key.uploadedBytesPerHour().toBytes()),
                    perMinute("streams", key.streamsPerMinute()),
                    perHour("evaluations", key.evaluationsPerHour()));
        }

        static Rates of(OfAccount account) {
            return new Rates(
                    perMinute(REQUESTS, account.requestsPerMinute()),
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
                    requests,
                    counted.contains(Counted.UPLOAD) ? bytes : null);
            return all.flatMap(Stream::ofNullable).filter(Rate::isOn);
        }

        static boolean isOfCalls(Rate rate) {
            return !rate.name().equals(BYTES) && !rate.name().equals(TOKENS);
        }
    }
}
