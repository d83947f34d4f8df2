using Automations.Messages;
using Automations.People;
using Automations.Programme;

namespace Automations.Functions.Tests.Messages;

public sealed class ShippedTextsTests
{
    private static IReadOnlyList<string> Languages => ProgrammeRules.LanguagesWithTexts;

    public static TheoryData<string, string, AddressForm, bool> Texts()
    {
        var texts = new TheoryData<string, string, AddressForm, bool>();
        foreach (var template in SampleViews.Types.Keys)
            foreach (var language in Languages)
                foreach (var form in Enum.GetValues<AddressForm>())
                    foreach (var isFull in new[] { true, false })
                        texts.Add(template, language, form, isFull);
        return texts;
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_WithASampleOfItsView_IsWholeInHtmlAndText(string template, string language, AddressForm form, bool isFull)
    {
        var view = SampleViews.Create(SampleViews.Types[template], isFull);

        var message = await Renderers.Shipped(form).RenderAsync(view, template, language);

        Assert.InRange(message.Subject.Length, 5, 120);
        Assert.Contains($"<html lang=\"{language}\"", message.Html, StringComparison.Ordinal);
        MailRules.Check(message, language);
        Assert.All([message.Subject, message.Html, message.Text, message.Body], part => Assert.DoesNotContain("{{", part, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\n{4,}|[ \t]{3,}\S|\(\)|, \.|„“", message.Text);
        Assert.All(message.Text.Split('\n'), line => Assert.True(line.Length <= 76 || !line.Trim(' ', '>').Contains(' ') || line.Contains("https://"), line));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_InOneForm_NeverFallsIntoTheOther(string template, string language, AddressForm form, bool isFull)
    {
        var message = await Renderers.Shipped(form).RenderAsync(SampleViews.Create(SampleViews.Types[template], isFull), template, language);
        GermanForms.Check(message.Subject + "\n" + message.Text, language, form);
    }

    [Fact]
    public void EveryView_HasATextInEveryLanguage()
    {
        var expected = SampleViews.Types.Keys.SelectMany(template => Languages.Select(language => $"{template}/{language}"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), ShippedFiles().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task Welcome_ForEachRole_BringsAKitOfItsOwn(string language, AddressForm form)
    {
        var view = SampleViews.Types["Onboarding/Welcome"];
        var texts = new List<string>();
        foreach (var role in Enum.GetNames<ChampionRole>())
            texts.Add((await Renderers.Shipped(form).RenderAsync(SampleViews.Create(view, isFull: true, role), "Onboarding/Welcome", language)).Text);

        Assert.Equal(4, texts.Distinct().Count());
        Assert.All(texts, text => Assert.Equal(5, text.Split('\n').Count(line => line.StartsWith("---", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("de", "Dienstag, 5. Januar, 9:00 Uhr")]
    [InlineData("en", "Tuesday 5 January, 09:00")]
    public async Task Times_AreThoseOfTheRecipientsZone(string language, string expected)
    {
        var view = SampleViews.Create(SampleViews.Types["Onboarding/ConfirmSignUp"], isFull: true);

        Assert.Contains(expected, (await Renderers.Shipped().RenderAsync(view, "Onboarding/ConfirmSignUp", language)).Body, StringComparison.Ordinal);
    }

    private static IEnumerable<string> ShippedFiles() =>
        Directory
            .EnumerateFiles(AppContext.BaseDirectory, "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(AppContext.BaseDirectory, file).Replace('\\', '/').Split('/'))
            .Where(parts => parts is [_, "Messages", _, _])
            .Select(parts => $"{parts[0]}/{parts[2]}/{Path.GetFileNameWithoutExtension(parts[3])}");
}
