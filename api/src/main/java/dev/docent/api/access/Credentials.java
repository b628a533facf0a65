package dev.docent.api.access;

import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** Turns what is presented into a caller. */
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

    Caller ofKey(String text) {
        return master.matches(text) ? Caller.master(root.get()) : keys.authenticate(text);
    }

    Caller ofToken(String text) {
        return Caller.conversation(tokens.verify(text));
    }
}
