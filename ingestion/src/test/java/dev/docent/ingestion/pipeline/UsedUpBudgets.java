package dev.docent.ingestion.pipeline;

import dev.docent.retrieval.provider.ProviderException.BudgetUsedUpException;
import dev.docent.retrieval.usage.TokenUsage;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts that a test says have used up their budget. */
final class UsedUpBudgets implements TokenUsage {

    final Set<String> accounts = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<BudgetUsedUpException> refusal(String account) {
        return accounts.contains(account)
                ? Optional.of(new BudgetUsedUpException("The budget is used up.", Duration.ofHours(1)))
                : Optional.empty();
    }

    @Override
    public Set<String> usedUp() {
        return Set.copyOf(accounts);
    }

    @Override
    public void add(String account, Purpose purpose, String model, Tokens tokens) {}
}
