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

/**
 * What a failure of the driver means, and which setting is probably wrong. Nothing that the server said of the request gets
 * into the sentence but the number of its error.
 */
final class MongodbFailure {

    private static final int UNAUTHORIZED = 13;
    private static final int ATLAS_REFUSES = 8000;

    private MongodbFailure() {}

    /** {@return whether no other request would have fared better} The same may later. */
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

    /** {@return a sentence for whoever runs the service} */
    static String reason(MongoException failure) {
        return switch (failure) {
            case MongoSecurityException refused ->
                "the server does not let in the user of MONGO_URI with its password.";
            case MongoTimeoutException silence -> silence(failure);
            case MongoSocketException silence -> silence(failure);
            case MongoConnectionPoolClearedException silence -> silence(failure);
            case MongoServerUnavailableException silence -> silence(failure);
            case MongoIncompatibleDriverException old ->
                "the server at the address in MONGO_URI is older than the oldest that can be used.";
            case MongoCommandException refused
            when refused.getCode() == UNAUTHORIZED ->
                "the user of MONGO_URI may not do this in the database of DATABASE_NAME; it needs the role readWrite there.";
            case MongoCommandException refused
            when refused.getCode() == ATLAS_REFUSES ->
                "the server does not let in the user of MONGO_URI, or not to the database of DATABASE_NAME.";
            case MongoClientException wrong ->
                "the driver cannot do what MONGO_URI asks for ("
                        + wrong.getClass().getSimpleName() + ").";
            default -> "the server answered error " + failure.getCode() + ".";
        };
    }

    /** The driver tells of each server what went wrong there in words alone. */
    private static String silence(MongoException failure) {
        var said = String.valueOf(failure.getMessage());
        if (said.contains("UnknownHostException")) {
            return "there is no server of the name in MONGO_URI.";
        }
        if (said.contains("javax.net.ssl")) {
            return "no safe connection to the server in MONGO_URI comes about; see its tls options, the certificates that Java"
                    + " trusts, and at Atlas the list of addresses that are let in.";
        }
        return "no server that takes writes answers at the address in MONGO_URI; at Atlas, the address of this machine has to be"
                + " in the list of those that are let in.";
    }
}
