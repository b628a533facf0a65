package dev.docent.retrieval.usage;

import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers the tokens that were counted, and refuses the accounts that a test names. */
public final class RecordedUsage implements TokenUsage {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<String> usedUp = ConcurrentHashMap.newKeySet();

    /** {@return the calls, as {@code account purpose model input+output(thought)}} */
    public List<String> calls() {
        return calls;
    }

    /** Refuses the account from now on. */
    public void useUp(String account) {
        usedUp.add(account);
    }

    @Override
    public Optional<BudgetUsedUpException> refusal(String account) {
        return Optional.of(account)
                .filter(usedUp::contains)
                .map(used -> new BudgetUsedUpException("The budget is used up.", Duration.ofHours(1)));
    }

    @Override
    public Set<String> usedUp() {
        return Set.copyOf(usedUp);
    }

    @Override
    public void add(String account, Purpose purpose, String model, Tokens tokens) {
        calls.add("%s %s %s %d+%d(%d)"
                .formatted(account, purpose, model, tokens.input(), tokens.output(), tokens.thought()));
    }
}
