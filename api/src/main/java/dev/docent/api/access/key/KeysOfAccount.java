package dev.docent.api.access.key;

import dev.docent.api.access.AccountData;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The API keys of accounts. */
@Component
class KeysOfAccount implements AccountData {

    private final ApiKeyRepository keys;

    KeysOfAccount(ApiKeyRepository keys) {
        this.keys = keys;
    }

    @Override
    public Map<String, Long> deleteOf(String account) {
        var count = keys.countByAccount(account);
        keys.deleteByAccount(account);
        return Map.of("api_keys", count);
    }
}
