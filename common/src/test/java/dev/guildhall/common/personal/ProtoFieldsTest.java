package dev.guildhall.common.personal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.bytes.Bytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtoFieldsTest {
    private static Bytes hex(String hex) {
        return Bytes.owning(HexFormat.of().parseHex(hex));
    }

    private static ProtoFields fields(String hex) {
        return ProtoFields.of(hex(hex)).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0801", "0a00", "1a03616263", "150000803f", "190000000000000000", "08ffffffffffffffffff01"})
    void whatIsReadIsWrittenAsItWas(String hex) {
        assertThat(fields(hex).bytes()).isEqualTo(hex(hex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08",
                "00",
                "0001",
                "0a05",
                "0a",
                "0b",
                "0c",
                "0f",
                "1500",
                "1900",
                "08ff",
                "ffffffffff01",
                "0affffffffffffffff7f"
            })
    void whatIsNoMessageIsNone(String hex) {
        assertThat(ProtoFields.of(hex(hex))).isEmpty();
    }

    /// Field 2 in both, field 1 in the old one alone, field 3 in the patch alone; a repeated field goes as a whole.
    @Test
    void aPatchReplacesWholeFieldsAndKeepsTheOthers() {
        ProtoFields merged = fields("0801" + "120161" + "120162").replacedBy(fields("120163" + "1805"));

        assertThat(merged.bytes()).isEqualTo(hex("0801" + "120163" + "1805"));
    }

    @Test
    void aNestedNumberIsFoundAndChanged() {
        ProtoFields message = fields("0a04" + "0807" + "1803" + "1001");

        assertThat(message.nested(1).number(3)).isEqualTo(3);
        ProtoFields changed = message.withNested(1, message.nested(1).withNumber(3, 300));
        assertThat(changed.nested(1).number(3)).isEqualTo(300);
        assertThat(changed.nested(1).number(1)).isEqualTo(7);
        assertThat(changed.number(2)).isEqualTo(1);
        assertThat(fields("").nested(1).number(3)).isZero();
    }
}
