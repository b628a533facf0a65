package dev.docent.api.account.passkey;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What {@code PublicKeyCredential.parseCreationOptionsFromJSON} of a browser takes (WebAuthn, section 5.1.9), with its names. */
@JsonNaming(LowerCamelCaseStrategy.class)
@Schema(name = "PasskeyCreationOptions")
record CreationOptions(
        Party rp,
        User user,
        String challenge,
        List<Algorithm> pubKeyCredParams,
        long timeout,
        List<KnownCredential> excludeCredentials,
        Selection authenticatorSelection,
        String attestation) {

    @Override
    public String toString() {
        return "PasskeyCreationOptions";
    }

    /** This service. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @Schema(name = "PasskeyParty")
    record Party(String id, String name) {}

    /** The person, with the id of the account in Base64. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @Schema(name = "PasskeyUser")
    record User(String id, String name, String displayName) {

        @Override
        public String toString() {
            return "PasskeyUser";
        }
    }

    /** An algorithm that is accepted. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @Schema(name = "PasskeyAlgorithm")
    record Algorithm(String type, long alg) {}

    /** A key that the person has registered already. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @Schema(name = "KnownPasskey")
    record KnownCredential(String type, String id, List<String> transports) {}

    /** Keys that name their user, so that signing in needs no address. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @Schema(name = "PasskeySelection")
    record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}
}
