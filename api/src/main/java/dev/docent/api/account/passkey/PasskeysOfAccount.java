package dev.docent.api.account.passkey;

import dev.docent.api.access.AccountArchive;
import dev.docent.api.access.AccountData;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The passkeys of accounts. */
@Component
class PasskeysOfAccount implements AccountData {

    private final PasskeyRepository passkeys;

    PasskeysOfAccount(PasskeyRepository passkeys) {
        this.passkeys = passkeys;
    }

    @Override
    public Map<String, Long> deleteOf(String account) {
        var count = (long) passkeys.countByAccount(account);
        passkeys.deleteByAccount(account);
        return Map.of("passkeys", count);
    }

    @Override
    public void export(String account, AccountArchive archive) throws IOException {
        var own = passkeys.findByAccount(account).stream().map(PasskeyView::of).toList();
        archive.writeJson("passkeys.json", own);
    }
}
