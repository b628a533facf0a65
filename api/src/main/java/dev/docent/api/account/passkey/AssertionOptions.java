package dev.docent.api.account.passkey;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.media.Schema;

/** What {@code PublicKeyCredential.parseRequestOptionsFromJSON} of a browser takes (WebAuthn, section 5.1.10), with its names. */
@JsonNaming(LowerCamelCaseStrategy.class)
@Schema(name = "PasskeyAssertionOptions")
public record AssertionOptions(String challenge, long timeout, String rpId, String userVerification) {

    @Override
    public String toString() {
        return "PasskeyAssertionOptions";
    }
}
