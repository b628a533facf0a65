package dev.docent.api.account.passkey;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.util.exception.WebAuthnException;
import dev.docent.api.account.OneTimeToken.Purpose;
import dev.docent.api.account.OneTimeTokens;
import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * The passkeys of people. Challenges are one-time tokens in the records, so that any node may check the answer to them, once.
 * Safe for concurrent use.
 */
@Service
public class Passkeys {

    private static final int MAX_PER_ACCOUNT = 20;
    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);

    private final PasskeyRepository passkeys;
    private final OneTimeTokens challenges;
    private final RelyingParty party;
    private final Clock clock;

    Passkeys(PasskeyRepository passkeys, OneTimeTokens challenges, RelyingParty party, Clock clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.party = party;
        this.clock = clock;
    }

    /** {@return those of the account} */
    List<Passkey> of(String account) {
        return passkeys.findByAccount(account);
    }

    public boolean exist(String account) {
        return passkeys.countByAccount(account) > 0;
    }

    Page<Passkey> list(String account, OffsetPage page) {
        return passkeys.findByAccount(account, page);
    }

    /** {@return a new passkey of the account} @throws ProblemException (400) if it answers no challenge, (409) if there are too many */
    Passkey register(String account, String name, PasskeyAttestation attestation) {
        if (passkeys.countByAccount(account) >= MAX_PER_ACCOUNT) {
            throw ProblemException.of(HttpStatus.CONFLICT, "An account has at most " + MAX_PER_ACCOUNT + " passkeys");
        }
        try {
            var data = party.parse(attestation.request());
            redeem(Purpose.PASSKEY_REGISTRATION, account, RelyingParty.challenge(clientData(data)));
            party.verify(data);
            var saved = passkeys.save(passkey(account, name, data));
            log.info("event=passkey_registered account={} passkey={}", account, saved.id());
            return saved;
        } catch (DuplicateKeyException known) {
            throw ProblemException.of(HttpStatus.CONFLICT, "The passkey is registered already");
        } catch (WebAuthnException | IllegalArgumentException wrong) {
            log.info(
                    "event=passkey_refused account={} reason={}",
                    account,
                    wrong.getClass().getSimpleName());
            throw ProblemException.badRequest(
                    "credential", "is not the answer of an authenticator to an open challenge: ask for new options");
        }
    }

    private static CollectedClientData clientData(RegistrationData data) {
        return Objects.requireNonNull(data.getCollectedClientData());
    }

    private Passkey passkey(String account, String name, RegistrationData data) {
        var authenticator = Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        var credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
        return new Passkey(
                RecordIds.next(),
                null,
                account,
                Base64Text.of(credential.getCredentialId()),
                name,
                party.text(credential),
                authenticator.getSignCount(),
                authenticator.isFlagUV(),
                authenticator.isFlagBE(),
                authenticator.isFlagBS(),
                transports(data.getTransports()),
                clock.instant(),
                null);
    }

    private static String transports(@Nullable Set<AuthenticatorTransport> transports) {
        return Stream.ofNullable(transports)
                .flatMap(Set::stream)
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** {@return the account of the person who signs in with a passkey instead of a password; empty if something is wrong} */
    public Optional<String> signsIn(PasskeyAssertion assertion) {
        return used(Purpose.PASSKEY_SIGN_IN, assertion, true);
    }

    /** {@return the account of the person who has the passkey; empty if something is wrong} The person is not verified. */
    public Optional<String> presents(PasskeyAssertion assertion) {
        return used(Purpose.PASSKEY_SECOND_FACTOR, assertion, false);
    }

    private Optional<String> used(Purpose purpose, PasskeyAssertion assertion, boolean instead) {
        try {
            var data = party.parse(assertion.request());
            redeem(purpose, null, RelyingParty.challenge(Objects.requireNonNull(data.getCollectedClientData())));
            return passkeys.findByCredentialId(Base64Text.of(data.getCredentialId()))
                    .filter(found -> isOf(found.account(), data, instead))
                    .filter(found -> isRight(found, data, instead))
                    .map(Passkey::account);
        } catch (WebAuthnException | IllegalArgumentException | NullPointerException malformed) {
            return Optional.empty();
        }
    }

    /** The key alone names its user if nothing else does (WebAuthn, section 7.2, step 6). */
    private static boolean isOf(String account, AuthenticationData data, boolean required) {
        var user = data.getUserHandle();
        return user == null ? !required : Arrays.equals(user, userHandle(account));
    }

    private boolean isRight(Passkey passkey, AuthenticationData data, boolean userVerification) {
        try {
            party.verify(data, passkey, userVerification);
            var authenticator = Objects.requireNonNull(data.getAuthenticatorData());
            if (authenticator.isFlagBE() != passkey.backupEligible()) {
                return false;
            }
            passkeys.save(passkey.used(
                    authenticator.getSignCount(), authenticator.isFlagUV(), authenticator.isFlagBS(), clock.instant()));
            return true;
        } catch (WebAuthnException | OptimisticLockingFailureException wrong) {
            log.warn(
                    "event=passkey_refused account={} passkey={} reason={}",
                    passkey.account(),
                    passkey.id(),
                    wrong.getClass().getSimpleName());
            return false;
        }
    }

    /** Ends the challenge. @throws IllegalArgumentException if it was not issued for this, has expired or was answered */
    private void redeem(Purpose purpose, @Nullable String account, Optional<String> challenge) {
        var issued = challenge
                .flatMap(text -> challenges.find(purpose, text))
                .filter(token -> Objects.equals(token.account(), account))
                .filter(challenges::redeem);
        if (issued.isEmpty()) {
            throw new IllegalArgumentException("There is no such challenge");
        }
    }

    Passkey rename(String account, String id, String name) {
        return passkeys.save(get(account, id).named(name));
    }

    void delete(String account, String id) {
        passkeys.deleteByAccountAndId(account, get(account, id).id());
        log.info("event=passkey_deleted account={} passkey={}", account, id);
    }

    private Passkey get(String account, String id) {
        return passkeys.findByAccountAndId(account, id)
                .orElseThrow(() -> ProblemException.notFound("There is no passkey " + id));
    }

    /** {@return what authenticators call the account} */
    static byte[] userHandle(String account) {
        return account.getBytes(StandardCharsets.UTF_8);
    }
}
