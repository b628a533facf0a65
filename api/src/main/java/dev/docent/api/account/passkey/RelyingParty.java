package dev.docent.api.account.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.server.ServerProperty;
import dev.docent.api.launch.PublicAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * This service as WebAuthn sees it: its host, its origin, and the ceremonies of registration and authentication (sections 7.1
 * and 7.2), which webauthn4j checks. Who made an authenticator is not asked. Safe for concurrent use.
 */
@Component
final class RelyingParty {

    /** ECDSA on P-256, EdDSA, and RSA of older devices, the preferred one first. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private static final List<PublicKeyCredentialParameters> ACCEPTED = ALGORITHMS.stream()
            .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager ceremonies = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final PublicAddress address;

    RelyingParty(PublicAddress address) {
        this.address = address;
    }

    /** {@return the id of this service, which all keys for it are bound to} */
    String id() {
        return address.host();
    }

    /** {@return what a client sent} @throws WebAuthnException if it is malformed */
    RegistrationData parse(RegistrationRequest request) {
        return ceremonies.parse(request);
    }

    /** {@return what a client sent} @throws WebAuthnException if it is malformed */
    AuthenticationData parse(AuthenticationRequest request) {
        return ceremonies.parse(request);
    }

    /** {@return the challenge that the client signed, as text; empty if it signed none} */
    static Optional<String> challenge(CollectedClientData data) {
        return Optional.of(data.getChallenge())
                .map(Challenge::getValue)
                .map(value -> new String(value, StandardCharsets.US_ASCII));
    }

    /** Checks a registration. @throws WebAuthnException if something is wrong */
    void verify(RegistrationData data) {
        ceremonies.verify(
                data, new RegistrationParameters(property(data.getCollectedClientData()), ACCEPTED, false, true));
    }

    /** Checks an authentication. @throws WebAuthnException if something is wrong, or the counter shows that the key was copied */
    void verify(AuthenticationData data, Passkey passkey, boolean userVerification) {
        var property = property(data.getCollectedClientData());
        ceremonies.verify(data, new AuthenticationParameters(property, stored(passkey), null, userVerification, true));
    }

    /** The challenge is that of the data: whether it was issued here is checked with the records. */
    private ServerProperty property(CollectedClientData data) {
        return new ServerProperty(new Origin(address.origin()), id(), data.getChallenge());
    }

    private CredentialRecordImpl stored(Passkey passkey) {
        var transports = Arrays.stream(passkey.transports().split(" "))
                .filter(each -> !each.isEmpty())
                .map(AuthenticatorTransport::create)
                .collect(Collectors.toSet());
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                passkey.userVerified(),
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.counter(),
                credentials.convert(Base64.getDecoder().decode(passkey.credential())),
                null,
                null,
                null,
                transports);
    }

    /** {@return the key as it is stored} */
    String text(AttestedCredentialData credential) {
        return Base64.getEncoder().encodeToString(credentials.convert(credential));
    }
}
