using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace Automations.Graph.Tests;

public sealed class UserTests(GraphFixture fixture) : IClassFixture<GraphFixture>
{
    [Fact]
    public async Task User_ByPrincipalName_HasStandardPropertiesOnly()
    {
        var mira = await fixture.Graph.Users[GraphFixture.Mira].GetAsync();

        Assert.Equal("Mira Hansen", mira!.DisplayName);
        Assert.Equal("Hamburg", mira.OfficeLocation);
        Assert.Null(mira.Department);
    }

    [Fact]
    public async Task User_WithSelect_HasSelectedProperties()
    {
        var byName = await fixture.Graph.Users[GraphFixture.Mira].GetAsync(r => r.QueryParameters.Select = ["id", "department", "preferredLanguage"]);
        var byId = await fixture.Graph.Users[byName!.Id].GetAsync();

        Assert.Equal("Marketing", byName.Department);
        Assert.Equal("de-DE", byName.PreferredLanguage);
        Assert.Null(byName.DisplayName);
        Assert.Equal(GraphFixture.Mira, byId!.UserPrincipalName);
    }

    [Fact]
    public async Task User_Unknown_IsRequestResourceNotFound()
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users["nobody@nordlicht.example"].GetAsync());

        Assert.Equal(404, error.ResponseStatusCode);
        Assert.Equal("Request_ResourceNotFound", error.Error!.Code);
        Assert.NotNull(error.Error.InnerError!.RequestId);
    }

    [Fact]
    public async Task Users_ByPages_ListEveryoneOnce()
    {
        var page = await fixture.Graph.Users.GetAsync(r => r.QueryParameters.Top = 25);
        var all = new List<User>();
        var iterator = Microsoft.Graph.PageIterator<User, UserCollectionResponse>.CreatePageIterator(
            fixture.Graph, page!, user => { all.Add(user); return true; });
        await iterator.IterateAsync();

        Assert.Equal(25, page!.Value!.Count);
        Assert.Equal(61, all.Select(u => u.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("mail eq 'MIRA.hansen@nordlicht.example'", 1)]
    [InlineData("startswith(displayName,'Mira')", 1)]
    [InlineData("officeLocation eq 'London' and department eq 'Sales'", 3)]
    [InlineData("department eq 'Digital Workplace' or userPrincipalName eq 'mira.hansen@nordlicht.example'", 3)]
    [InlineData("department in ('Recht','Österreich')", 3)]
    public async Task Users_WithFilter_AreThoseThatMatch(string filter, int expected)
    {
        var page = await fixture.Graph.Users.GetAsync(r => r.QueryParameters.Filter = filter);

        Assert.Equal(expected, page!.Value!.Count);
    }

    [Fact]
    public async Task Users_CountWithoutConsistencyLevel_IsRefused()
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users.GetAsync(r => r.QueryParameters.Count = true));
        var page = await fixture.Graph.Users.GetAsync(r =>
        {
            r.QueryParameters.Count = true;
            r.QueryParameters.Top = 1;
            r.Headers.Add("ConsistencyLevel", "eventual");
        });

        Assert.Equal("Request_UnsupportedQuery", error.Error!.Code);
        Assert.Equal(61, page!.OdataCount);
    }

    [Fact]
    public async Task Manager_OfTheHead_IsNotFound()
    {
        var manager = (User?)await fixture.Graph.Users[GraphFixture.Mira].Manager.GetAsync();
        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users["henrike.brandt@nordlicht.example"].Manager.GetAsync());

        Assert.Equal("sabine.krueger@nordlicht.example", manager!.UserPrincipalName);
        Assert.Equal(404, error.ResponseStatusCode);
        Assert.Equal("Request_ResourceNotFound", error.Error!.Code);
    }

    [Fact]
    public async Task MailboxSettings_TellZoneLanguageAndWorkingHours()
    {
        var settings = await fixture.Graph.Users[GraphFixture.Mira].MailboxSettings.GetAsync();
        var london = await fixture.Graph.Users["amara.adeyemi@nordlicht.example"].MailboxSettings.GetAsync();

        Assert.Equal("W. Europe Standard Time", settings!.TimeZone);
        Assert.Equal("de-DE", settings.Language!.Locale);
        Assert.Equal(8, settings.WorkingHours!.StartTime!.Value.Hour);
        Assert.Equal(5, settings.WorkingHours.DaysOfWeek!.Count);
        Assert.Equal("Europe/London", london!.TimeZone);
    }
}
