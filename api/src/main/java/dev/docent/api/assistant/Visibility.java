package dev.docent.api.assistant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may use an assistant beside its owner. */
public enum Visibility {
    /** Nobody. */
    @JsonProperty("private")
    PRIVATE,
    /** Accounts that accepted its link. */
    @JsonProperty("shared")
    SHARED,
    /** Everybody. It is listed without a credential. */
    @JsonProperty("public")
    PUBLIC
}
