package dev.docent.api.access;

import java.io.IOException;
import java.util.Map;

/** The data of accounts that one part of the service stores. They are exported, and deleted, with their account. */
public interface AccountData {

    /**
     * Deletes all of the account's data. What is absent is ignored, so that a deletion that was interrupted can be repeated.
     *
     * @return how many of what were deleted
     */
    Map<String, Long> deleteOf(String account);

    /** Writes what the account would want to take along. By default, nothing. */
    default void export(String account, AccountArchive archive) throws IOException {}
}
