package dev.docent.api.access.request;

import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.access.Authenticated;
import dev.docent.api.access.BearerTokens;
import dev.docent.api.access.Caller;
import dev.docent.api.access.ChatToken;
import dev.docent.api.access.ChatTokens;
import dev.docent.api.access.CredentialKind;
import dev.docent.api.access.CredentialRef;
import dev.docent.api.access.Grants;
import dev.docent.api.access.PresentedToken;
import dev.docent.api.access.key.ApiKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/** Finds the callers of requests by credentials of all kinds, and with each what its account is permitted now. */
@Component
final class Callers {

    private final ApiKeys keys;
    private final ChatTokens chats;
    private final List<BearerTokens> tokens;
    private final Map<CredentialRef.Kind, CredentialKind> kinds;
    private final Accounts accounts;

    Callers(ApiKeys keys, ChatTokens chats, List<BearerTokens> tokens, List<CredentialKind> kinds, Accounts accounts) {
        this.keys = keys;
        this.chats = chats;
        this.tokens = tokens;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(CredentialKind::kind, Function.identity()));
        this.accounts = accounts;
    }

    /** {@return the caller with this key} @throws BadCredentialsException if the key does not permit any call now */
    Authenticated withKey(String text) {
        return permitted(keys.authenticate(text));
    }

    /** {@return the caller with this token} @throws BadCredentialsException if the token does not permit any call now */
    Authenticated withToken(String text) {
        var token = PresentedToken.of(text);
        return tokens.stream()
                .filter(each -> each.recognize(token))
                .findFirst()
                .map(each -> permitted(each.authenticate(token)))
                .orElseGet(() -> with(chats.verify(text)));
    }

    private Authenticated with(ChatToken chat) {
        var found = kind(chat.credential().kind())
                .flatMap(kind -> kind.find(chat.credential()))
                .filter(each -> each.caller().account().equals(chat.account()))
                .orElseThrow(() -> new BadCredentialsException(
                        chat.credential().kind() == CredentialRef.Kind.KEY
                                ? "The API key of the token has expired or was revoked"
                                : "The session of the token has ended"));
        var permitted = permitted(found);
        return new Authenticated(permitted.caller().with(chat), permitted.budget());
    }

    /** What the master key permits does not depend on its account. */
    private Authenticated permitted(Authenticated found) {
        var caller = found.caller();
        if (caller.credential().isMaster()) {
            return found;
        }
        var account = accounts.get(caller.account())
                .orElseThrow(() -> new BadCredentialsException("The account of the credential was deleted"));
        if (account.isSuspended()) {
            throw new BadCredentialsException("The account is suspended: ask an administrator");
        }
        return new Authenticated(permitted(caller, account), found.budget());
    }

    private static Caller permitted(Caller caller, Account account) {
        return account.isAdministrator() ? caller.asAdministrator() : caller;
    }

    /** {@return what the credential of each of the callers permits now; those that have ended are absent} */
    Map<CredentialRef, Grants> current(Collection<Caller> callers) {
        var active = accounts.active(callers.stream().map(Caller::account).collect(Collectors.toSet()));
        var byKind = callers.stream()
                .filter(caller -> active.contains(caller.account()))
                .map(Caller::credential)
                .distinct()
                .collect(Collectors.groupingBy(CredentialRef::kind));
        var current = new HashMap<CredentialRef, Grants>();
        byKind.forEach((kind, some) -> kind(kind).ifPresent(known -> current.putAll(known.current(some))));
        return current;
    }

    /** {@return the kind of the credential; empty if it is not configured} */
    private Optional<CredentialKind> kind(CredentialRef.Kind kind) {
        return Optional.ofNullable(kinds.get(kind));
    }
}
