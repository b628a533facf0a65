package dev.docent.api.access.key;

import dev.docent.api.access.CredentialRef;
import dev.docent.api.access.KeyBudget;
import jakarta.servlet.ServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;

/**
 * Holds keys to their budgets of a day (UTC). Requests and their declared bytes are counted before they are served, in one
 * statement for all nodes, so no more are served than the budget allows. The tokens of answers are known only afterwards,
 * so concurrent questions may exceed the budget by what they use. Safe for concurrent use.
 */
@Service
public class KeyBudgets {

    private static final String KEY = KeyBudgets.class.getName() + ".key";

    private final KeyUsageRepository usage;
    private final Clock clock;

    KeyBudgets(KeyUsageRepository usage, Clock clock) {
        this.usage = usage;
        this.clock = clock;
    }

    /** {@return whether the budget has room for the request, which is counted if so} @param bytes of its body */
    public Admission admit(CredentialRef key, KeyBudget budget, long bytes, ServletRequest request) {
        request.setAttribute(KEY, key.id());
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var first = KeyUsage.none(day, key.id());
        var admitted = usage.admit(first, budget, bytes);
        var used = admitted.or(() -> usage.findById(first.id())).orElse(first);
        var left = Duration.between(now, midnight).plusMillis(999).toSeconds();
        return Admission.of(admitted.isPresent(), budget, used, left);
    }

    /** Adds the tokens of the answer to a request. Does nothing if its key has no budget. */
    public void add(ServletRequest request, long tokens) {
        counter(request).accept(tokens);
    }

    /** {@return what adds tokens to the key of the request, also after the request} It does nothing if the key has no budget. */
    public LongConsumer counter(ServletRequest request) {
        return request.getAttribute(KEY) instanceof String key ? tokens -> add(key, tokens) : tokens -> {};
    }

    private void add(String key, long tokens) {
        if (tokens > 0) {
            usage.add(KeyUsage.id(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), key), tokens);
        }
    }
}
