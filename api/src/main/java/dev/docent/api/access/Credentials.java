package dev.docent.api.access;

import dev.docent.api.access.secret.MasterKey;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Authenticates callers by the master key, API keys and chat tokens. */
@Component
final class Credentials {

    private final MasterKey master;
    private final ApiKeys keys;
    private final ChatTokens tokens;
    private final Supplier<String> root;

    Credentials(MasterKey master, ApiKeys keys, ChatTokens tokens, Accounts accounts) {
        this.master = master;
        this.keys = keys;
        this.tokens = tokens;
        this.root = SingletonSupplier.of(() -> accounts.root().id());
    }

    /** {@return the caller with this key} @throws BadCredentialException if the key is unknown or expired */
    Caller ofKey(String text) {
        return master.matches(text) ? Caller.master(root.get()) : keys.authenticate(text);
    }

    /** {@return the caller with this chat token} @throws BadCredentialException if it is not valid */
    Caller ofToken(String text) {
        if (text.indexOf('.') < 0) {
            throw new BadCredentialException("The token is not valid. Authorization takes the token that"
                    + " POST /api/start_chat issues; send an API key in X-API-Key");
        }
        return Caller.conversation(tokens.verify(text));
    }
}
