package dev.docent.api.running;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A text that may appear nowhere, neither as it is nor within anything in Base64. */
record Secret(String name, String text) {

    /** {@return whether the text contains it in one of its forms} */
    boolean isIn(String searched) {
        return forms().stream().anyMatch(searched::contains);
    }

    /** In Base64 a text looks different at each of three offsets, and its first and last characters depend on its neighbors. */
    private List<String> forms() {
        var encoded = IntStream.range(0, 3).mapToObj(offset -> {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            var moved = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, moved, offset, bytes.length);
            var whole = Base64.getEncoder().withoutPadding().encodeToString(moved);
            return whole.substring(offset == 0 ? 0 : offset + 1, whole.length() - 1);
        });
        return Stream.concat(
                        Stream.of(text),
                        encoded.flatMap(
                                form -> Stream.of(form, form.replace('+', '-').replace('/', '_'))))
                .toList();
    }

    static List<Secret> foundIn(String searched, Secret... secrets) {
        return Arrays.stream(secrets).filter(secret -> secret.isIn(searched)).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
