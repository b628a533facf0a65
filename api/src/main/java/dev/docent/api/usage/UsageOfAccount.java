package dev.docent.api.usage;

import dev.docent.api.access.AccountData;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What accounts used by day. */
@Component
class UsageOfAccount implements AccountData {

    private final UsageCounter counter;
    private final UsageRepository usage;

    UsageOfAccount(UsageCounter counter, UsageRepository usage) {
        this.counter = counter;
        this.usage = usage;
    }

    /** What is counted but not saved yet would come back after the deletion. */
    @Override
    public Map<String, Long> deleteOf(String account) {
        counter.flush();
        usage.deleteByAccount(account);
        return Map.of();
    }
}
