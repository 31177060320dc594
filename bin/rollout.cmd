@echo off
rem Rollout from this folder: bin\rollout check events.csv. It uses the Python that tools\install.py has set up in .venv.
setlocal
set "PYTHONHOME="
set "PYTHONPATH=%~dp0.."
if not exist "%~dp0..\.venv\.requirements.lock.stamp" (
  echo Rollout is not set up yet. Run once, in the folder above this one: py tools\install.py 1>&2
  exit /b 1
)
"%~dp0..\.venv\Scripts\python.exe" -m rollout %*
