package dev.docent.api.running.page;

import dev.docent.api.running.RunningDocent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** A started service and the browsers of the people who use it. Each person has an account of their own. */
final class Installation implements AutoCloseable {

    private final Chromium chromium = Chromium.start();
    private final Path folder;
    private final Map<String, String> settings;
    private final AtomicInteger people = new AtomicInteger();
    private RunningDocent docent;

    Installation(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
        try {
            docent = RunningDocent.start(folder, settings);
        } catch (IOException failure) {
            chromium.close();
            throw new UncheckedIOException(failure);
        }
    }

    /** Kills the service, and starts it again at the same address. */
    void restart() {
        var port = URI.create(docent.address()).getPort();
        docent.kill();
        var same = new HashMap<>(settings);
        same.put("SERVER_PORT", Integer.toString(port));
        try {
            docent = RunningDocent.start(folder, same);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    RunningDocent docent() {
        return docent;
    }

    /** {@return somebody who has not signed in} */
    Person stranger(String locale, int width) {
        return new Person(docent.address(), chromium.person(locale, width));
    }

    /** {@return somebody who is signed in, with a desktop and English} */
    Person person(String name) {
        return person(name, "en-US", 1280);
    }

    Person person(String name, String locale, int width) {
        var number = people.incrementAndGet();
        var person = stranger(locale, width);
        person.signIn(register(name, name.toLowerCase(Locale.ROOT) + number));
        return person;
    }

    /** Registers the person who administers the installation, which is the first who registers. */
    void registerAdministrator() {
        register("Root", null);
    }

    /** {@return the person who administers the installation, signed in} */
    Person administrator() {
        return administrator("en-US", 1280);
    }

    Person administrator(String locale, int width) {
        var person = stranger(locale, width);
        person.signIn(address(null));
        return person;
    }

    private static String address(@Nullable String account) {
        return (account == null ? "root" : account) + "@example.com";
    }

    private String register(String name, @Nullable String account) {
        var email = address(account);
        var person =
                new HashMap<String, String>(Map.of("email", email, "password", Person.PASSWORD, "display_name", name));
        if (account != null) {
            person.put("user_id", account);
        }
        try {
            docent.client()
                    .post()
                    .uri("/api/v1/auth/register")
                    .header("X-API-Key", docent.masterKey())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(person)
                    .retrieve()
                    .toBodilessEntity();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return email;
    }

    @Override
    public void close() {
        docent.close();
        chromium.close();
    }
}
