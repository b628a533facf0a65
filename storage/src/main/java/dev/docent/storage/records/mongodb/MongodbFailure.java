package dev.docent.storage.records.mongodb;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

/**
 * Explains failures of the driver and names the setting that is probably wrong. Messages contain nothing of a response but
 * its error code.
 */
final class MongodbFailure {

    private static final int UNAUTHORIZED = 13;
    private static final int ATLAS_REFUSES = 8000;

    private MongodbFailure() {}

    /** {@return whether the failure is independent of the request} The same request may succeed later. */
    static boolean isOfTheServer(MongoException failure) {
        return failure instanceof MongoSocketException
                || failure instanceof MongoTimeoutException
                || failure instanceof MongoSecurityException
                || failure instanceof MongoConnectionPoolClearedException
                || failure instanceof MongoServerUnavailableException
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException
                || failure.getCode() == UNAUTHORIZED
                || failure.getCode() == ATLAS_REFUSES;
    }

    /** {@return an explanation for operators} */
    static String reason(MongoException failure) {
        return switch (failure) {
            case MongoSecurityException refused -> "the server rejects the user and password in MONGO_URI.";
            case MongoTimeoutException _,
                    MongoSocketException _,
                    MongoConnectionPoolClearedException _,
                    MongoServerUnavailableException _ -> silence(failure);
            case MongoIncompatibleDriverException old ->
                "the server in MONGO_URI has a version that is not supported any more.";
            case MongoCommandException refused
            when refused.getCode() == UNAUTHORIZED ->
                "the user in MONGO_URI needs the role readWrite in the database DATABASE_NAME.";
            case MongoCommandException refused
            when refused.getCode() == ATLAS_REFUSES ->
                "the server rejects the user in MONGO_URI, or its access to the database DATABASE_NAME.";
            case MongoClientException wrong ->
                "the driver does not support an option in MONGO_URI ("
                        + wrong.getClass().getSimpleName() + ").";
            default -> "the server answered error " + failure.getCode() + ".";
        };
    }

    /** The driver reports the cause for each server only as text. */
    private static String silence(MongoException failure) {
        var said = String.valueOf(failure.getMessage());
        if (said.contains("UnknownHostException")) {
            return "the host in MONGO_URI does not exist.";
        }
        if (said.contains("javax.net.ssl")) {
            return "cannot open a TLS connection to the server in MONGO_URI; see its tls options, the certificates that Java"
                    + " trusts, and at Atlas the IP access list.";
        }
        return "no server that accepts writes can be reached at the address in MONGO_URI; at Atlas, the IP access list must"
                + " contain the address of this machine.";
    }

    /** Spring's exceptions for those of the driver; if the server cannot be used, with the setting that is probably wrong. */
    static final class Translator extends MongoExceptionTranslator {

        @Override
        public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException failure) {
            return failure instanceof MongoException ofDriver && isOfTheServer(ofDriver)
                    ? new DataAccessResourceFailureException("Cannot reach the records: " + reason(ofDriver), failure)
                    : super.translateExceptionIfPossible(failure);
        }
    }
}
