package dev.docent.ingestion.parsing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.sandbox.Confinement.Limit;
import dev.docent.ingestion.parsing.sandbox.Confinement.Rule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfinementTest {

    @Test
    void leavesWhatFollowsItToTheProgram() throws IOException {
        var sent = new Confinement(
                1,
                2,
                3,
                List.of(new Rule("/lib", 4)),
                List.of(new Limit(Limit.CORE, 0)),
                5,
                new byte[] {6},
                List.of("/bin/java", "-version"));
        var stream = new ByteArrayOutputStream();
        sent.writeTo(new DataOutputStream(stream));
        stream.write('x');

        var in = new ByteArrayInputStream(stream.toByteArray());
        var received = Confinement.readFrom(new DataInputStream(in));

        assertThat(received).usingRecursiveComparison().isEqualTo(sent);
        assertThat(in.readAllBytes()).containsExactly('x');
    }
}
