"""Every address of the desk."""

from django.urls import path

from maodun.web.pages import accounts, clearing, products, reviews

urlpatterns = [
    path("", products.index, name="products"),
    path("start/<str:key>", accounts.start, name="start"),
    path("sign-in", accounts.sign_in, name="sign-in"),
    path("sign-out", accounts.sign_out, name="sign-out"),
    path("language", accounts.language, name="language"),
    path("clear", clearing.clear, name="clear"),
    path("jobs", clearing.jobs, name="jobs"),
    path("jobs/<int:number>", clearing.job, name="job"),
    path("jobs/<int:number>/stop", clearing.stop, name="stop"),
    path("jobs/<int:number>/again", clearing.again, name="again"),
    path("reviews/<int:number>", reviews.overview, name="review"),
    path("reviews/<int:number>/rights", reviews.rights, name="rights"),
    path("reviews/<int:number>/rule", reviews.rule, name="rule"),
    path("reviews/<int:number>/questions", reviews.questions, name="questions"),
    path("reviews/<int:number>/answer", reviews.answer, name="answer"),
    path("reviews/<int:number>/undo", reviews.undo, name="undo"),
    path("reviews/<int:number>/report.<str:form>", reviews.report, name="report"),
]
