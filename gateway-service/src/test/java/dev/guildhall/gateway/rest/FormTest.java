package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.Permission;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FormTest {
    private static JsonNode json(String text) throws IOException {
        return Json.parse(Rest.utf8(text.replace('\'', '"')));
    }

    private static Form form(String text) throws IOException {
        return Form.of(json(text));
    }

    private static JsonNode refusal(Form form) throws IOException {
        Json.Writer body = form.refusal().body();
        assertThat(body).isNotNull();
        return Json.parse(Rest.utf8(Json.encode(body == null ? out -> {} : body).toString()));
    }

    @Test
    void everyWrongFieldStandsInTheTreeAtItsPlace() throws IOException {
        Form form = form("""
                {'name': '', 'topic': 7, 'permission_overwrites': [{'id': '5', 'type': 0}, {'id': 'x', 'type': 9}, null]}""");
        ChannelForms.created(form);
        assertThat(refusal(form)).isEqualTo(json("""
                {'message': 'Invalid Form Body', 'code': 50035, 'errors': {
                  'name': {'_errors': [{'code': 'BASE_TYPE_REQUIRED', 'message': 'This field is required'}]},
                  'topic': {'_errors': [
                    {'code': 'STRING_TYPE_CONVERT', 'message': 'Could not interpret \\"7\\" as string.'}]},
                  'permission_overwrites': {
                    '1': {
                      'id': {'_errors': [
                        {'code': 'NUMBER_TYPE_COERCE', 'message': 'Value \\"x\\" is not snowflake.'}]},
                      'type': {'_errors': [
                        {'code': 'BASE_TYPE_CHOICES', 'message': 'Value must be one of (0, 1).'}]}},
                    '2': {'_errors': [{'code': 'LIST_ITEM_VALUE_REQUIRED',
                      'message': 'List item values of ModelType are required'}]}}}}"""));
    }

    @Test
    void aFormThatIsNoObjectIsWrongAsAWhole() throws IOException {
        assertThat(refusal(form("[1]"))).isEqualTo(json("""
                {'message': 'Invalid Form Body', 'code': 50035, 'errors': {'_errors': [
                  {'code': 'MODEL_TYPE_CONVERT', 'message': 'Expected an object/dictionary.'}]}}"""));
    }

    @Test
    void aListInPlaceOfAFormHasItsIndexesAtTheRoot() throws IOException {
        At whole = new At("", new Errors());
        RoleForms.positions(json("[{'id': '5'}, {'position': 1}]"), whole);
        assertThat(whole.errors().fields())
                .singleElement()
                .satisfies(error -> assertThat(error.path()).isEqualTo("1.id"));
    }

    @Test
    void lengthsCountCodePoints() throws IOException {
        String eightBytes = "\uD83D\uDC4B".repeat(4);
        Form form = form("{'a': '" + eightBytes + "'}");
        assertThat(form.optional("a", Texts.text(0, 4))).isEqualTo(eightBytes);
        form.optional("a", Texts.text(0, 3));
        assertThat(form.isWrong()).isTrue();
    }

    @Test
    void whiteSpaceAroundATrimmedTextDoesNotCount() throws IOException {
        assertThat(form("{'a': '  ab  '}").optional("a", Texts.trimmed(1, 2))).isEqualTo("ab");
    }

    @Test
    void halfASurrogatePairIsReplaced() throws IOException {
        assertThat(form("{'a': 'x\\ud800y'}").optional("a", Texts.text(1, 10))).isEqualTo("x\uFFFDy");
    }

    @Test
    void absentKeepsNullClearsAValueSets() throws IOException {
        Form form = form("{'cleared': null, 'set': 'x'}");
        Read<String> text = Texts.text(1, 10);
        assertThat(form.patch("kept", text)).isEqualTo(Patch.keep());
        assertThat(form.patch("cleared", text)).isEqualTo(Patch.clear());
        assertThat(form.patch("set", text)).isEqualTo(Patch.set("x"));
        assertThat(form.isWrong()).isFalse();
        form.patchOfValue("cleared", text);
        assertThat(form.isWrong()).isTrue();
    }

    @Test
    void pagesMayBeginAtTheBeginningOfTime() throws IOException {
        Form form = form("{'after':'0','before':0,'around':'42','wrong':'-1'}");
        assertThat(form.optional("after", Numbers.bound(UserId::new))).isEqualTo(new UserId(0));
        assertThat(form.optional("before", Numbers.bound(UserId::new))).isEqualTo(new UserId(0));
        assertThat(form.optional("around", Numbers.bound(UserId::new))).isEqualTo(new UserId(42));
        assertThat(form.isWrong()).isFalse();
        assertThat(form.optional("wrong", Numbers.bound(UserId::new))).isNull();
        assertThat(form.isWrong()).isTrue();
    }

    @Test
    void snowflakesComeAsTextOrNumber() throws IOException {
        Form form = form("{'text': '18446744073709551615', 'number': 42}");
        assertThat(form.optional("text", Numbers.snowflake(UserId::new))).isEqualTo(new UserId(-1));
        assertThat(form.optional("number", Numbers.snowflake(UserId::new))).isEqualTo(new UserId(42));
    }

    @Test
    void permissionBitsComeAsTextOrNumberAndUnknownOnesAreDropped() throws IOException {
        Form form = form("{'text': '9223372036854775808', 'number': 1024}");
        assertThat(form.optional("text", Numbers.permissions())).isEqualTo(0);
        assertThat(form.optional("number", Numbers.permissions())).isEqualTo(Permission.VIEW_CHANNEL.mask());
    }

    @Test
    void aNumberOutsideItsBoundsSaysWhichOne() throws IOException {
        Form form = form("{'low': -1, 'high': '11', 'none': 'x', 'broken': 1.5}");
        for (String name : List.of("low", "high", "none", "broken")) {
            form.optional(name, Numbers.integer(0, 10));
        }
        assertThat(refusal(form).at("/errors/low/_errors/0/code").asText()).isEqualTo("NUMBER_TYPE_MIN");
        assertThat(refusal(form).at("/errors/high/_errors/0/code").asText()).isEqualTo("NUMBER_TYPE_MAX");
        assertThat(refusal(form).at("/errors/none/_errors/0/code").asText()).isEqualTo("NUMBER_TYPE_COERCE");
        assertThat(refusal(form).at("/errors/broken/_errors/0/code").asText()).isEqualTo("NUMBER_TYPE_COERCE");
    }

    @Test
    void queryBooleansHaveSeveralSpellings() throws IOException {
        Form form = form("{'a': 'True', 'b': 'true', 'c': '1', 'd': 'false', 'e': 'yes'}");
        assertThat(List.of("a", "b", "c")).allMatch(name -> form.optional(name, Values.queryFlag(), false));
        assertThat(form.optional("d", Values.queryFlag(), true)).isFalse();
        assertThat(form.isWrong()).isFalse();
        form.optional("e", Values.queryFlag());
        assertThat(form.isWrong()).isTrue();
    }

    @Test
    void aNonceKeepsItsType() throws IOException {
        Form form = form("{'text': '12', 'number': 12}");
        assertThat(form.optional("text", Values.nonce())).isEqualTo(new Nonce("12", false));
        assertThat(form.optional("number", Values.nonce())).isEqualTo(new Nonce("12", true));
    }

    @Test
    void anIdTwiceInOneListIsWrongAtTheSecond() throws IOException {
        Form form = form("{'allowed_mentions': {'users': ['1', '2', 1]}}");
        MessageForms.sent(form, new ChannelId(1), List.of());
        assertThat(refusal(form)
                        .at("/errors/allowed_mentions/users/2/_errors/0/code")
                        .asText())
                .isEqualTo("SET_TYPE_ALREADY_CONTAINS_VALUE");
    }

    @Test
    void aKindOfMentionIsEitherParsedOrListed() throws IOException {
        Form form = form("{'allowed_mentions': {'parse': ['users'], 'users': ['1']}}");
        MessageForms.sent(form, new ChannelId(1), List.of());
        assertThat(refusal(form)
                        .at("/errors/allowed_mentions/parse/_errors/0/code")
                        .asText())
                .isEqualTo("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE");
    }

    @Test
    void anAnswerDoesNotGrowWithItsQuestion() throws IOException {
        Form form = form("{'list': [" + "\"x\",".repeat(9999) + "\"" + "y".repeat(9999) + "\"]}");
        form.optional("list", Values.list(Numbers.integer(0, 1), 10_000));
        form.optional("list", Texts.text(0, 1));
        assertThat(refusal(form).toString()).hasSizeLessThan(20_000);
    }

    @Test
    void whatIsNotServedIsRefusedUnlessItIsEmpty() throws IOException {
        Form form = form("{'embeds': [], 'components': [], 'poll': {'question': {}}}");
        MessageForms.sent(form, new ChannelId(1), List.of());
        assertThat(refusal(form).get("errors").fieldNames()).toIterable().containsExactly("poll");
    }
}
