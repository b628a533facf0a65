package dev.docent.api.usage;

import dev.docent.api.access.AccountData;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What accounts used by day. */
@Component
class UsageOfAccount implements AccountData {

    private final UsageRepository usage;

    UsageOfAccount(UsageRepository usage) {
        this.usage = usage;
    }

    @Override
    public Map<String, Long> deleteOf(String account) {
        usage.deleteByAccount(account);
        return Map.of();
    }
}
