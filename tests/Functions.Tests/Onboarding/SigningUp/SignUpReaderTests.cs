using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Onboarding;
using Automations.Onboarding.SigningUp;
using Automations.People;
using Automations.Programme;
using CsCheck;

namespace Automations.Functions.Tests.Onboarding.SigningUp;

public sealed class SignUpReaderTests
{
    private const string Mira = """
        {"person":"mira.hansen@nordlicht.example","role":"Champion","topics":["Teams","OneNote"],"languages":["de","en"],
         "motivation":"I like to help.","kit":{"stickers":true,"shirtSize":"M"},"consent":true}
        """;

    [Fact]
    public void Read_TheDocumentedSignUp_IsUnderstood()
    {
        var (signUp, errors) = SignUpReader.Read(Mira);

        Assert.Empty(errors);
        Assert.Equal("mira.hansen@nordlicht.example", signUp!.Person);
        Assert.Equal(ChampionRole.Champion, signUp.Role);
        Assert.Equal(["Teams", "OneNote"], signUp.Topics);
        Assert.Equal(["de", "en"], signUp.Languages);
        Assert.Equal(new KitWish(Stickers: true, ShirtSize: "M"), signUp.Kit);
    }

    [Theory]
    [InlineData("person", "null")]
    [InlineData("person", "\"\"")]
    [InlineData("person", "\"  \"")]
    [InlineData("person", "17")]
    [InlineData("person", "\"mira\"")]
    [InlineData("person", "\"mira hansen@nordlicht.example\"")]
    [InlineData("person", "\"@nordlicht.example\"")]
    [InlineData("role", "null")]
    [InlineData("role", "\"Boss\"")]
    [InlineData("role", "\"0\"")]
    [InlineData("role", "0")]
    [InlineData("topics", "\"Teams\"")]
    [InlineData("topics", "[1]")]
    [InlineData("topics", "[null]")]
    [InlineData("languages", "[\"deu\"]")]
    [InlineData("languages", "[\"d1\"]")]
    [InlineData("languages", "{}")]
    [InlineData("motivation", "[]")]
    [InlineData("kit", "true")]
    [InlineData("consent", "false")]
    [InlineData("consent", "null")]
    [InlineData("consent", "\"yes\"")]
    public void Read_OneBadField_NamesItAndNoOther(string field, string value)
    {
        var json = JsonNode.Parse(Mira)!.AsObject();
        json[field] = JsonNode.Parse(value);

        var (signUp, errors) = SignUpReader.Read(json.ToJsonString());

        Assert.Null(signUp);
        Assert.Equal([field], errors.Keys);
        Assert.StartsWith(field, Assert.Single(errors[field]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"stickers":1}""", "kit.stickers")]
    [InlineData("""{"button":"no"}""", "kit.button")]
    [InlineData("""{"shirtSize":"huge"}""", "kit.shirtSize")]
    [InlineData("""{"shirtSize":4}""", "kit.shirtSize")]
    public void Read_ABadKitWish_NamesTheFieldInside(string kit, string expected)
    {
        var json = JsonNode.Parse(Mira)!.AsObject();
        json["kit"] = JsonNode.Parse(kit);

        Assert.Equal([expected], SignUpReader.Read(json.ToJsonString()).Errors.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"person\":")]
    [InlineData("{\"person\":\"\\ud800@x.example\"}")]
    public void Read_WhatIsNoSignUpAtAll_SaysSoOfTheBody(string body) => Assert.Equal(["body"], SignUpReader.Read(body).Errors.Keys);

    [Fact]
    public void Read_AnEmptyObject_NamesEveryRequiredField() =>
        Assert.Equal(["consent", "person", "role"], SignUpReader.Read("{}").Errors.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Read_FieldsItDoesNotKnow_NamesEachWithThoseThereAre()
    {
        var json = JsonNode.Parse(Mira)!.AsObject();
        json["favouriteColour"] = new JsonObject { ["deep"] = 1 };
        json["kit"]!["shirt"] = "M";

        var (signUp, errors) = SignUpReader.Read(json.ToJsonString());

        Assert.Null(signUp);
        Assert.Equal(["favouriteColour", "kit.shirt"], errors.Keys);
        Assert.Equal(["favouriteColour is not known; there are person, role, topics, languages, motivation, kit, mayBeNamed, consent."], errors["favouriteColour"]);
        Assert.Equal(["kit.shirt is not known; there are stickers, button, shirtSize."], errors["kit.shirt"]);
    }

    [Fact]
    public void Read_OtherLetterCase_IsKind()
    {
        var (signUp, errors) = SignUpReader.Read("""{"Person":"mira.hansen@nordlicht.example","ROLE":"poweruser","Consent":true,"languages":["DE","de"]}""");

        Assert.Empty(errors);
        Assert.Equal((ChampionRole.PowerUser, "de"), (signUp!.Role, Assert.Single(signUp.Languages)));
    }

    [Fact]
    public void Read_TooMuchOfEverything_NamesEachBound()
    {
        var json = JsonNode.Parse(Mira)!.AsObject();
        json["topics"] = new JsonArray([.. Enumerable.Range(0, 21).Select(i => JsonValue.Create($"{i}{new string('x', 60)}"))]);
        json["languages"] = new JsonArray([.. "abcdefghijk".Select(letter => JsonValue.Create($"{letter}z"))]);
        json["motivation"] = new string('x', 2001);

        var errors = SignUpReader.Read(json.ToJsonString()).Errors;

        Assert.Equal(["languages", "motivation", "topics"], errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, errors["topics"].Length);
    }

    [Fact]
    public void Read_AnyValidSignUp_IsUnderstoodAsItWasMeant() =>
        ValidSignUps.Sample(signUp =>
        {
            var (read, errors) = SignUpReader.Read(JsonSerializer.Serialize(signUp, ProgrammeJson.Options));

            Assert.Empty(errors);
            Assert.Equal(JsonSerializer.Serialize(signUp), JsonSerializer.Serialize(read));
        });

    [Fact]
    public void Read_AnyText_GivesASignUpOrErrorsAndNeverThrows() =>
        Gen.OneOf(Gen.String, Gen.String.Select(text => $$"""{"person":{{JsonSerializer.Serialize(text)}},"role":{{text}}"""))
            .Sample(body =>
            {
                var (signUp, errors) = SignUpReader.Read(body);

                Assert.Equal(signUp is null, errors.Count > 0);
            });

    private static readonly Gen<SignUp> ValidSignUps = Gen.Select(
        Gen.String[Gen.Char['a', 'z'], 1, 20],
        Gen.Enum<ChampionRole>(),
        Gen.String[Gen.Char['A', 'Z'], 1, 60].Array[0, 20],
        Some.Of("de", "en", "fr").Array[0, 3],
        Gen.String[Gen.Char[' ', '~'], 0, 2000],
        Gen.Select(Gen.Bool, Gen.Bool, Some.Of<string?>([null, .. SignUpRules.ShirtSizes])),
        (name, role, topics, languages, motivation, kit) =>
            new SignUp
            {
                Person = $"{name}@nordlicht.example",
                Role = role,
                Topics = [.. topics.Distinct()],
                Languages = [.. languages.Distinct()],
                Motivation = motivation.Trim() is { Length: > 0 } words ? words : null,
                Kit = new(kit.Item1, kit.Item2, kit.Item3),
                Consent = true,
            }
    );
}
