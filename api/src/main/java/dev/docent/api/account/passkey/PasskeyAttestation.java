package dev.docent.api.account.passkey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.webauthn4j.data.RegistrationRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code toJSON} of a new credential of a browser gives (WebAuthn, section 5.1.8), as far as it is read here. */
@JsonNaming(LowerCamelCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(name = "PasskeyAttestation")
record PasskeyAttestation(@NotNull @Valid Response response) {

    private static final int MAX_LENGTH = 64 * 1024;

    /** {@return it as the library reads it} @throws IllegalArgumentException if a text is not Base64 */
    RegistrationRequest request() {
        var transports = response.transports();
        return new RegistrationRequest(
                Base64Text.bytes(response.attestationObject()),
                Base64Text.bytes(response.clientDataJSON()),
                transports == null ? Set.of() : Set.copyOf(transports));
    }

    /** The answer of the authenticator. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "PasskeyAttestationResponse")
    record Response(
            @NotNull @Size(max = MAX_LENGTH) @Pattern(regexp = Base64Text.PATTERN, message = Base64Text.INVALID)
            String clientDataJSON,

            @NotNull @Size(max = MAX_LENGTH) @Pattern(regexp = Base64Text.PATTERN, message = Base64Text.INVALID)
            String attestationObject,

            @Nullable @Size(max = 10) Set<@NotNull @Pattern(regexp = "^[a-z-]{1,20}$") String> transports) {}
}
