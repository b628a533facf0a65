package dev.docent.api.sharing;

/** The names that accounts have for other accounts. */
public interface AccountNames {

    /** {@return the display name of the account; its id if it has none} */
    String of(String account);
}
