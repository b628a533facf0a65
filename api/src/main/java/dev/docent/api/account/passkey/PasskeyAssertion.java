package dev.docent.api.account.passkey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.webauthn4j.data.AuthenticationRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What {@code toJSON} of an assertion of a browser gives (WebAuthn, section 5.1.8), as far as it is read here. */
@JsonNaming(LowerCamelCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(name = "PasskeyAssertion")
public record PasskeyAssertion(
        @NotNull @Size(max = 2000) @Pattern(regexp = Base64Text.PATTERN, message = Base64Text.INVALID)
        String id,

        @NotNull @Valid Response response) {

    private static final int MAX_LENGTH = 16 * 1024;

    /** {@return it as the library reads it} @throws IllegalArgumentException if a text is not Base64 */
    AuthenticationRequest request() {
        var user = response.userHandle();
        return new AuthenticationRequest(
                Base64Text.bytes(id),
                user == null ? null : Base64Text.bytes(user),
                Base64Text.bytes(response.authenticatorData()),
                Base64Text.bytes(response.clientDataJSON()),
                Base64Text.bytes(response.signature()));
    }

    @Override
    public String toString() {
        return "PasskeyAssertion";
    }

    /** The answer of the authenticator. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "PasskeyAssertionResponse")
    record Response(
            @NotNull @Size(max = MAX_LENGTH) @Pattern(regexp = Base64Text.PATTERN, message = Base64Text.INVALID)
            String clientDataJSON,

            @NotNull @Size(max = MAX_LENGTH) @Pattern(regexp = Base64Text.PATTERN, message = Base64Text.INVALID)
            String authenticatorData,

            @NotNull @Size(max = MAX_LENGTH) @Pattern(regexp = Base64Text.PATTERN, message = Base64Text.INVALID)
            String signature,

            @Nullable @Size(max = 200) @Pattern(regexp = Base64Text.PATTERN, message = Base64Text.INVALID)
            String userHandle) {}
}
