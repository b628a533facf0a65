package dev.docent.api.sharing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a share permits, from less to more. */
public enum SharedRole {
    /** Searches, asks, and reads documents. */
    @JsonProperty("reader")
    READER,
    /** Also adds, deletes and reads documents again. */
    @JsonProperty("editor")
    EDITOR;

    /** {@return its name in the API} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
