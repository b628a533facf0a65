package dev.docent.api.limit;

import dev.docent.api.limit.LimitBucket.Taken;
import dev.docent.api.limit.LimitDecision.Exceeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/**
 * Holds keys and accounts to their limits, those of all nodes together. If the records do not respond, nothing is limited:
 * what the request needs from them fails by itself. Safe for concurrent use.
 */
@Service
@EnableConfigurationProperties(LimitProperties.class)
public class Limits {

    private final LimitBuckets buckets;
    private final StoredLimits stored;
    private final boolean enabled;
    private final CallRates ofKey;
    private final CallRates ofAccount;

    Limits(LimitProperties limits, LimitBuckets buckets, StoredLimits stored) {
        this.buckets = buckets;
        this.stored = stored;
        this.enabled = limits.enabled();
        this.ofKey = CallRates.of(limits.key());
        this.ofAccount = CallRates.of(limits.account());
    }

    /**
     * Counts a call of an account with a credential.
     *
     * @param bytes of its body; negative if that is unknown
     */
    public LimitDecision count(String account, String credential, Set<Counted> counted, long bytes) {
        return enabled
                ? LimitDecision.unlessUnavailable(() -> counted(account, credential, counted, bytes))
                : LimitDecision.UNLIMITED;
    }

    private LimitDecision counted(String account, String credential, Set<Counted> counted, long bytes) {
        var ofThisKey = take("key " + credential, ofKey, counted, bytes);
        var first = LimitDecision.of("key", ofThisKey);
        if (first.refused() != null) {
            return first;
        }
        var all = new ArrayList<>(take("account " + account, ofAccount, counted, bytes));
        all.addAll(ofThisKey);
        var rates = LimitDecision.of("account", all);
        var full = rates.refused() == null ? stored.check(account, counted, bytes) : null;
        return full == null ? rates : new LimitDecision(full, rates.tightest());
    }

    private List<Taken> take(String owner, CallRates rates, Set<Counted> counted, long bytes) {
        var taken = new ArrayList<Taken>();
        rates.of(counted).forEach(rate -> {
            var amount = rate.name().equals(CallRates.BYTES) ? Math.max(1, bytes) : 1;
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
                ? LimitDecision.unlessUnavailable(
                                () -> new LimitDecision(stored.check(owner, Set.of(Counted.UPLOAD), bytes), null))
                        .refused()
                : null;
    }

    /** Adds the tokens of the answer to a call that was counted as a question, of which one token was taken then. */
    public void chargeTokens(String account, String credential, long tokens) {
        charge(account, credential, CallRates::tokens, tokens - 1);
    }

    /** Adds the bytes of a body whose length was unknown when the call was counted. */
    public void chargeBytes(String account, String credential, long bytes) {
        charge(account, credential, CallRates::bytes, bytes - 1);
    }

    private void charge(String account, String credential, Function<CallRates, Rate> kind, long amount) {
        if (amount > 0) {
            LimitDecision.unlessUnavailable(() -> {
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
}
