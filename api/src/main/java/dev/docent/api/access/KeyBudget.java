package dev.docent.api.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** What a key may use in a day (UTC), together with its chat tokens. */
@Schema(name = "KeyBudget", description = "What the key may use in a day (UTC), together with its chat tokens")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyBudget(
        @Nullable @Min(1) @Schema(description = "Authenticated requests; absent for any number")
        Long requestsPerDay,

        @Nullable
        @Min(1)
        @Schema(description = "Tokens of answers, as their `usage` reports them; absent for any number")
        Long tokensPerDay,

        @Nullable @Min(1) @Schema(description = "Bytes of request bodies; absent for any number")
        Long bytesPerDay) {

    /** {@return whether it limits nothing} */
    public boolean limitsNothing() {
        return requestsPerDay == null && tokensPerDay == null && bytesPerDay == null;
    }
}
