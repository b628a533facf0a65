package dev.docent.api.account.passkey;

import dev.docent.api.account.Login;
import dev.docent.api.account.OneTimeToken.Purpose;
import dev.docent.api.account.OneTimeTokens;
import dev.docent.api.account.passkey.CreationOptions.Algorithm;
import dev.docent.api.account.passkey.CreationOptions.KnownCredential;
import dev.docent.api.account.passkey.CreationOptions.Party;
import dev.docent.api.account.passkey.CreationOptions.Selection;
import dev.docent.api.account.passkey.CreationOptions.User;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Service;

/** What browsers ask authenticators for, each with a challenge that is answered once. */
@Service
public class PasskeyOptions {

    private static final String TYPE = "public-key";
    private static final String REQUIRED = "required";

    private final Passkeys passkeys;
    private final OneTimeTokens challenges;
    private final RelyingParty party;

    PasskeyOptions(Passkeys passkeys, OneTimeTokens challenges, RelyingParty party) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.party = party;
    }

    /** {@return what registers a passkey of the person} */
    CreationOptions toRegister(Login login) {
        var known = passkeys.of(login.account()).stream()
                .map(each -> new KnownCredential(TYPE, each.credentialId(), transports(each)))
                .toList();
        return new CreationOptions(
                new Party(party.id(), "Docent"),
                new User(Base64Text.of(Passkeys.userHandle(login.account())), login.email(), login.displayName()),
                challenge(challenges.forPasskey(login.account())),
                RelyingParty.ALGORITHMS.stream()
                        .map(each -> new Algorithm(TYPE, each.getValue()))
                        .toList(),
                OneTimeTokens.CHALLENGE_LIFETIME.toMillis(),
                known,
                new Selection(REQUIRED, true, "preferred"),
                "none");
    }

    /** {@return what signs in, without telling who may} @param secondFactor whether after a password, rather than instead of it */
    public AssertionOptions toSignIn(boolean secondFactor) {
        var purpose = secondFactor ? Purpose.PASSKEY_SECOND_FACTOR : Purpose.PASSKEY_SIGN_IN;
        return new AssertionOptions(
                challenge(challenges.forAssertion(purpose)),
                OneTimeTokens.CHALLENGE_LIFETIME.toMillis(),
                party.id(),
                secondFactor ? "discouraged" : REQUIRED);
    }

    private static List<String> transports(Passkey passkey) {
        return passkey.transports().isEmpty()
                ? List.of()
                : List.of(passkey.transports().split(" "));
    }

    private static String challenge(OneTimeTokens.Issued issued) {
        return Base64Text.of(issued.text().getBytes(StandardCharsets.US_ASCII));
    }
}
